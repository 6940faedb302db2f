package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.run.JobException;
import java.util.regex.Pattern;

/** How Redshift is told which role it reads and writes S3 with. */
public final class RedshiftRole {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

  private RedshiftRole() {}

  /** The clause of UNLOAD and COPY. */
  public static String clause(String role) {
    if (role.equals("default")) {
      return "IAM_ROLE default";
    }
    if (!ARN.matcher(role).matches()) {
      throw new JobException(
          "Role '%s' is no role's ARN. Write arn:aws:iam::ACCOUNT:role/NAME, or 'default' for the cluster's own."
              .formatted(role));
    }
    return "IAM_ROLE '" + role + "'";
  }
}

package dev.sluice.local.template;

import java.net.URI;

/**
 * Where a template is deployed to.
 *
 * @param environment the value of the template's parameter {@code Environment}
 */
public record Account(String id, String region, String environment, URI endpoint) {
  /** The ARN of something of this account. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}

package dev.sluice.local.generate;

import java.time.Instant;
import java.util.SplittableRandom;

/** Who made a generated call: a role mostly, else a user, a service, or the root user. */
final class UserIdentity {
  private UserIdentity() {}

  static void append(StringBuilder out, Scene scene, Instant time, boolean console) {
    out.append("\"userIdentity\":{");
    int kind = console ? 70 : scene.random().nextInt(100);
    if (kind < 60) {
      role(out, scene, time);
    } else if (kind < 85) {
      user(out, scene);
    } else if (kind < 98) {
      out.append("\"type\":\"AWSService\",\"invokedBy\":\"lambda.amazonaws.com\"");
    } else {
      // The type of an identity from outside the account can be missing.
      out.append("\"principalId\":\"\",\"accountId\":\"").append(scene.account()).append('"');
    }
    out.append('}');
  }

  private static void role(StringBuilder out, Scene scene, Instant time) {
    SplittableRandom random = scene.random();
    String role = Chance.pick(Chance.ROLES, random);
    String session = Chance.pick(Chance.WORDS, random);
    String id = "AROA" + Chance.chars(Chance.UPPER, 17, random);
    out.append("\"type\":\"AssumedRole\",\"principalId\":\"")
        .append(id)
        .append(':')
        .append(session)
        .append("\",\"arn\":\"arn:aws:sts::")
        .append(scene.account())
        .append(":assumed-role/")
        .append(role)
        .append('/')
        .append(session)
        .append("\",\"accountId\":\"")
        .append(scene.account())
        .append("\",\"accessKeyId\":\"ASIA");
    Chance.chars(out, Chance.UPPER, 16, random);
    out.append("\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"")
        .append(id)
        .append("\",\"arn\":\"arn:aws:iam::")
        .append(scene.account())
        .append(":role/")
        .append(role)
        .append("\",\"accountId\":\"")
        .append(scene.account())
        .append("\",\"userName\":\"")
        .append(role)
        .append("\"},\"webIdFederationData\":{},\"attributes\":{\"creationDate\":\"")
        .append(time.minusSeconds(600))
        .append("\",\"mfaAuthenticated\":\"false\"}}");
  }

  private static void user(StringBuilder out, Scene scene) {
    String name = Chance.pick(Chance.USERS, scene.random());
    out.append("\"type\":\"IAMUser\",\"principalId\":\"AIDA");
    Chance.chars(out, Chance.UPPER, 17, scene.random());
    out.append("\",\"arn\":\"arn:aws:iam::")
        .append(scene.account())
        .append(":user/")
        .append(name)
        .append("\",\"accountId\":\"")
        .append(scene.account())
        .append("\",\"accessKeyId\":\"AKIA");
    Chance.chars(out, Chance.UPPER, 16, scene.random());
    out.append("\",\"userName\":\"").append(name).append('"');
  }
}

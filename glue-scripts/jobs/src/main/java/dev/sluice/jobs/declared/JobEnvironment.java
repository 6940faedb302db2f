package dev.sluice.jobs.declared;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import java.time.Clock;

/** What a declared job needs of the world around it. */
public record JobEnvironment(AwsClients clients, AwsEnvironment aws, Clock clock) {}

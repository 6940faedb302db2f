package dev.sluice.local.demo;

import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to demonstrate.
 *
 * @param input directory of log files
 * @param pipelineFile pipelines to use; CloudTrail's usual one when absent
 * @param data where the embedded cloud keeps its state; what is there goes on
 * @param chaosSeed what the faults are drawn from
 * @param patience how long nothing may move before the demo gives up
 */
public record DemoSettings(
    Path input,
    @Nullable Path pipelineFile,
    Path data,
    Path checkout,
    Registration registration,
    Sink sink,
    ChaosProfile chaos,
    long chaosSeed,
    @Nullable URI dynamodbEndpoint,
    Duration patience,
    boolean landAgain) {}

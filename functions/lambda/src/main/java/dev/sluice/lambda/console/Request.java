package dev.sluice.lambda.console;

import org.jspecify.annotations.Nullable;

/**
 * What the console needs to know of an HTTP request.
 *
 * @param path decoded, with its leading slash
 * @param pipeline the query's {@code pipeline}, decoded
 * @param ifNoneMatch the tag of the answer that the asker has
 */
public record Request(
    String method, String path, @Nullable String pipeline, @Nullable String ifNoneMatch) {}

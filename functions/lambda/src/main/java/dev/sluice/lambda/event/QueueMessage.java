package dev.sluice.lambda.event;

/** A message of a queue, as Lambda's event source hands it to a function. */
public record QueueMessage(String id, String body) {}

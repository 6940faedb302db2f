package dev.sluice.local.template;

/** When a function is invoked with which input. */
public record ScheduleSpec(String name, String expression, String input, String function) {}

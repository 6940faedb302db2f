package dev.sluice.local.generate;

import java.util.List;

/** One API call and the forms that its parameters and answers take. */
record EventShape(
    int weight,
    String source,
    String name,
    boolean readOnly,
    boolean dataEvent,
    boolean global,
    boolean console,
    List<Template> requests,
    List<Template> responses,
    List<Template> additional,
    List<Template> errors) {

  EventShape {
    requests = List.copyOf(requests);
    responses = List.copyOf(responses);
    additional = List.copyOf(additional);
    errors = List.copyOf(errors);
  }
}

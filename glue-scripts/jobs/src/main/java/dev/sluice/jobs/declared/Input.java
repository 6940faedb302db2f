package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;

/** The frame that a transform starts from, and how it is called: its place, name and thresholds. */
record Input(String from, Call call) {

  DynamicFrame records(Frames frames) {
    return frames.get(from).records().with(call);
  }
}

package dev.sluice.local.generate;

import java.util.SplittableRandom;

/** What a template may speak of: the place of the record and a source of chance. */
record Scene(SplittableRandom random, String account, String region) {}

package dev.sluice.local.generate;

/** A digest's key and the signature that travels as its object metadata. */
record DigestFile(String key, String signature) {}

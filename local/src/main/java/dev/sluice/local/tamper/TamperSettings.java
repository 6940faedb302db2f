package dev.sluice.local.tamper;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to generate and damage.
 *
 * @param data an empty directory for the logs and the embedded cloud's state
 * @param aws the AWS CLI; none to compare with the truth alone
 */
public record TamperSettings(
    Path data,
    Path checkout,
    long records,
    int accounts,
    int regions,
    int days,
    long seed,
    Optional<Path> aws) {}

/**
 * How requests reach a service: routing by signature scope or target, AWS JSON in and out, errors.
 */
@NullMarked
package dev.sluice.local.http;

import org.jspecify.annotations.NullMarked;

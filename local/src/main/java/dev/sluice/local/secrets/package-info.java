/** Secrets Manager, and the one place on disk where secrets are kept. */
@NullMarked
package dev.sluice.local.secrets;

import org.jspecify.annotations.NullMarked;

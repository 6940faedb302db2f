/** CloudTrail, as far as its logs are validated: trails and public keys. */
@NullMarked
package dev.sluice.local.cloudtrail;

import org.jspecify.annotations.NullMarked;

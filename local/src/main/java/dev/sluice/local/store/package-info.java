/** State on disk that is whole after a kill at any moment. */
@NullMarked
package dev.sluice.local.store;

import org.jspecify.annotations.NullMarked;

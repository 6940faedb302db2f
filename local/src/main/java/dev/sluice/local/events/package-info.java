/** EventBridge: events, the rules that match them, targets, schedules. */
@NullMarked
package dev.sluice.local.events;

import org.jspecify.annotations.NullMarked;

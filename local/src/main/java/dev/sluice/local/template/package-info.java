/** The deployed template: functions, queues, rules and schedules, with every reference resolved. */
@NullMarked
package dev.sluice.local.template;

import org.jspecify.annotations.NullMarked;

/** What each transform does to one record and to a schema; nothing here knows of Spark. */
@NullMarked
package dev.sluice.dynamicframe.transform;

import org.jspecify.annotations.NullMarked;

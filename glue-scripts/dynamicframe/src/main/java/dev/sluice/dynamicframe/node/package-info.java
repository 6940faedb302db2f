/** The values of a record: trees of typed nodes, their JSON form and their casts. */
@NullMarked
package dev.sluice.dynamicframe.node;

import org.jspecify.annotations.NullMarked;

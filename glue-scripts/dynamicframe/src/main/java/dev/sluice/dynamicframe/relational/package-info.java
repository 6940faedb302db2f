/** Relationalize: nested records as flat tables that join by keys. */
@NullMarked
package dev.sluice.dynamicframe.relational;

import org.jspecify.annotations.NullMarked;

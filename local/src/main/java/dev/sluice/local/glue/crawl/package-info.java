/** Crawlers: what they are, when they run, what they find. */
@NullMarked
package dev.sluice.local.glue.crawl;

import org.jspecify.annotations.NullMarked;

/** Looking at pipelines and operating them, on AWS and on the embedded cloud alike. */
@NullMarked
package dev.sluice.local.operate;

import org.jspecify.annotations.NullMarked;

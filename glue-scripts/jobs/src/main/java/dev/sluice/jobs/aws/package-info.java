/** AWS as a job sees it: the environment, the clients, the Data Catalog's calls. */
@NullMarked
package dev.sluice.jobs.aws;

import org.jspecify.annotations.NullMarked;

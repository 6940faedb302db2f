package dev.sluice.cloudtrail;

/** A column as the Glue Data Catalog and Hive write it. */
public record CatalogColumn(String name, String type) {}

package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.CloudtrailServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.DynamodbServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EnhancedS3ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.GlueServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.SsmServiceMetadata;

/**
 * Takes the place of the SDK's class of this name in the packages. That one makes an object for
 * each of 320 services when the first client is built, a tenth of a cold start; the functions call
 * six, and this answers the SDK's own objects for them.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  @Override
  public ServiceMetadata serviceMetadata(String endpointPrefix) {
    return switch (endpointPrefix) {
      case "cloudtrail" -> new CloudtrailServiceMetadata();
      case "dynamodb" -> new DynamodbServiceMetadata();
      case "glue" -> new GlueServiceMetadata();
      case "s3" -> new EnhancedS3ServiceMetadata();
      case "sqs" -> new SqsServiceMetadata();
      case "ssm" -> new SsmServiceMetadata();
      default ->
          throw new IllegalArgumentException(
              "The packages hold no endpoints of %s; add it to src/packaging/regions"
                  .formatted(endpointPrefix));
    };
  }
}

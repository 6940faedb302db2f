"""Puts a file into the raw bucket before a destroy, and takes it back after one that had to refuse.

  moto_data.py ENDPOINT put|take
"""

import sys

import boto3

KEY = "AWSLogs/file"


def client(endpoint, service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
    )


def main():
    endpoint, what = sys.argv[1:]
    s3 = client(endpoint, "s3")
    bucket = next(bucket["Name"] for bucket in s3.list_buckets()["Buckets"] if bucket["Name"].endswith("-raw"))
    if what == "put":
        s3.put_object(Bucket=bucket, Key=KEY, Body=b"data")
        return
    if s3.get_object(Bucket=bucket, Key=KEY)["Body"].read() != b"data":
        sys.exit("FAILED: the file is not what it was")
    kms = client(endpoint, "kms")
    states = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    if not any(key["KeyManager"] == "CUSTOMER" and key["KeyState"] == "Enabled" for key in states):
        sys.exit("FAILED: destroy left the data and took its key")
    print("destroy refused: the file and its key are still there")
    # Every version, as a bucket with versions is empty only without them.
    for version in s3.list_object_versions(Bucket=bucket).get("Versions", []):
        s3.delete_object(Bucket=bucket, Key=version["Key"], VersionId=version["VersionId"])
    for marker in s3.list_object_versions(Bucket=bucket).get("DeleteMarkers", []):
        s3.delete_object(Bucket=bucket, Key=marker["Key"], VersionId=marker["VersionId"])


if __name__ == "__main__":
    main()

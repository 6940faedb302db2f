package dev.sluice.local.s3;

/** Learns of every object that has been written. */
public interface ObjectListener {
  void created(StoredObject object);
}

package dev.sluice.local.cloud;

/** Lets parameters, which exist before the deployment, tell it of their changes. */
final class Redeployment implements Runnable {
  private volatile Runnable refresh = () -> {};

  void use(Runnable action) {
    this.refresh = action;
  }

  @Override
  public void run() {
    refresh.run();
  }
}

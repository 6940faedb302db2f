package dev.sluice.ledger;

class MemoryLedgerTest extends LedgerContractTest {
  @Override
  protected Ledger ledger() {
    return new MemoryLedger(7);
  }
}

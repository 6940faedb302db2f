package dev.sluice.local.sts;

import dev.sluice.local.http.Answer;
import dev.sluice.local.http.Call;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** STS, as far as everybody asks it: GetCallerIdentity. */
public final class CallerIdentity {
  private final String account;

  public CallerIdentity(String account) {
    this.account = account;
  }

  public CompletableFuture<Answer> answer(Call call) {
    boolean known = ("&" + call.text() + "&").contains("&Action=GetCallerIdentity&");
    return CompletableFuture.completedFuture(known ? identity() : unknown());
  }

  private Answer identity() {
    return Answer.of(
        200,
        "text/xml",
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws:iam::%s:root</Arn>
            <UserId>%s</UserId>
            <Account>%s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(account, account, account, UUID.randomUUID()));
  }

  private static Answer unknown() {
    return Answer.of(
        400,
        "text/xml",
        """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error>
            <Type>Sender</Type>
            <Code>InvalidAction</Code>
            <Message>The embedded cloud's STS knows GetCallerIdentity only.</Message>
          </Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(UUID.randomUUID()));
  }
}

package dev.sluice.local.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedshiftStandInTest {
  private static final int PROTOCOL_3 = 196608;

  @Test
  void whatOnlyRedshiftKnowsIsLeftOutOfTheGreetingAndAllElsePassesThrough() throws Exception {
    try (ServerSocket postgres = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RedshiftStandIn standIn = RedshiftStandIn.before(postgres.getLocalPort());
        Socket driver = new Socket(InetAddress.getLoopbackAddress(), standIn.port())) {
      DataOutputStream out = new DataOutputStream(driver.getOutputStream());
      out.writeInt(8);
      out.writeInt(80877103);
      assertThat(driver.getInputStream().read()).isEqualTo('N');
      byte[] greeting =
          "user\0me\0driver_version\0Redshift 2\0database\0d\0os_version\0L\0\0"
              .getBytes(StandardCharsets.UTF_8);
      out.writeInt(greeting.length + 8);
      out.writeInt(PROTOCOL_3);
      out.write(greeting);
      try (Socket accepted = postgres.accept()) {
        DataInputStream in = new DataInputStream(accepted.getInputStream());
        int length = in.readInt();
        assertThat(in.readInt()).isEqualTo(PROTOCOL_3);
        assertThat(new String(in.readNBytes(length - 8), StandardCharsets.UTF_8))
            .isEqualTo("user\0me\0database\0d\0\0");
        out.write("query".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("query");
        accepted.getOutputStream().write("answer".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(driver.getInputStream().readNBytes(6), StandardCharsets.UTF_8))
            .isEqualTo("answer");
      }
    }
  }
}

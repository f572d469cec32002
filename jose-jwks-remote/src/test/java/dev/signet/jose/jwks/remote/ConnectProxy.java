package dev.signet.jose.jwks.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on this machine that tunnels (RFC 9110 section 9.3.6), and writes down where to. */
final class ConnectProxy implements AutoCloseable {

    final List<String> targets = new CopyOnWriteArrayList<>();

    private final ServerSocket server;

    ConnectProxy() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            start(() -> tunnel(client));
        }
    }

    private void tunnel(Socket client) throws IOException {
        try (client) {
            String target = head(client.getInputStream()).split(" ")[1];
            targets.add(target);
            int colon = target.lastIndexOf(':');
            try (Socket to = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                start(() -> copy(to.getInputStream(), client.getOutputStream()));
                copy(client.getInputStream(), to.getOutputStream());
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] octets = new byte[8192];
        for (int n = from.read(octets); n >= 0; n = from.read(octets)) {
            to.write(octets, 0, n);
            to.flush();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // One of the two ends has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

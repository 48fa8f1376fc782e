package io.github.verifiedresponse.key;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a JWK set, of bounded size, from its pinned address and from nowhere else: it follows no
 * redirect. The time-out of a setting is that of connecting and of each read; a server that answers
 * byte by byte keeps to it for hours, so that there is one for the whole as well.
 */
record KeySetRetriever(JwksAccess access) implements ResourceRetriever {
  /** Connecting, the first read, and as much again for the rest. */
  static final int TIMEOUTS_OF_A_FETCH = 3;

  private static final int LARGEST = 128 * 1024;

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    Attempt attempt = new Attempt(access);
    FutureTask<Resource> fetch = new FutureTask<>(() -> attempt.retrieveResource(address));
    daemon(fetch).start();
    try {
      return fetch.get(
          access.timeout().multipliedBy(TIMEOUTS_OF_A_FETCH).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the JWK set cannot be fetched", e.getCause());
    } catch (TimeoutException e) {
      daemon(attempt::end).start(); // it may wait for a read
      throw new IOException("the JWK set was not received in time", e);
    } catch (InterruptedException e) {
      daemon(attempt::end).start();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("waiting for the JWK set was interrupted");
    }
  }

  /** {@return a thread that keeps no process alive, and nothing of a request's} */
  static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, "verified-response-keys", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  private static final class Attempt extends DefaultResourceRetriever {
    private volatile @Nullable HttpURLConnection opened;

    Attempt(JwksAccess access) {
      super(
          Math.toIntExact(access.timeout().toMillis()),
          Math.toIntExact(access.timeout().toMillis()),
          LARGEST);
      access.proxy().ifPresent(proxy -> setProxy(new Proxy(Proxy.Type.HTTP, proxy)));
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      opened = connection;
      return connection;
    }

    /** Its thread reads on until its connection is closed. */
    void end() {
      HttpURLConnection connection = opened;
      if (connection != null) {
        connection.disconnect();
      }
    }
  }
}

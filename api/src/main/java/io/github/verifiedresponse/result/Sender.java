package io.github.verifiedresponse.result;

/** Who sends the request that carries a result. */
public enum Sender {
  /**
   * A phone or a browser relays the result. It is not trusted: it can send a result again, and it
   * can make the server answer 500.
   */
  CLIENT,
  /**
   * The vendor calls back itself, and sends the same result again until it sees a status of the
   * class 2xx.
   */
  VENDOR
}

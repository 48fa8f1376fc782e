package io.github.verifiedresponse.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does something when asynchronous work takes too long, and nothing else. */
interface AtTimeOut extends AsyncListener {

  @Override
  default void onComplete(AsyncEvent event) {}

  @Override
  default void onError(AsyncEvent event) {}

  @Override
  default void onStartAsync(AsyncEvent event) {}

  @Override
  void onTimeout(AsyncEvent event);
}

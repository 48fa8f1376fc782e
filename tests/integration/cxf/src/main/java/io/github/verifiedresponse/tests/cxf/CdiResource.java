package io.github.verifiedresponse.tests.cxf;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import org.apache.cxf.jaxrs.lifecycle.ResourceProvider;
import org.apache.cxf.message.Message;

/** The bean of a resource class, or, when it is none, an object with what CDI injects. */
record CdiResource(Class<?> type) implements ResourceProvider {

  @Override
  public Object getInstance(Message message) {
    Instance<?> beans = CDI.current().select(type);
    if (beans.isResolvable()) {
      return beans.get();
    }
    UnmanagedInstance<?> instance = new Unmanaged<>(type).newInstance();
    message.getExchange().put(UnmanagedInstance.class, instance);
    return instance.produce().inject().postConstruct().get();
  }

  @Override
  public void releaseInstance(Message message, Object resource) {
    UnmanagedInstance<?> instance = message.getExchange().remove(UnmanagedInstance.class);
    if (instance != null) {
      instance.preDestroy().dispose();
    }
  }

  @Override
  public Class<?> getResourceClass() {
    return type;
  }

  @Override
  public boolean isSingleton() {
    return false;
  }
}

package io.github.verifiedresponse.tests.cxf;

import jakarta.servlet.ServletConfig;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.apache.cxf.jaxrs.utils.ResourceUtils;

/** CXF's own servlet, with resources that CDI makes. */
final class CxfServlet extends CXFNonSpringJaxrsServlet {
  private static final long serialVersionUID = 1;

  CxfServlet(Application application) {
    super(application);
  }

  @Override
  protected void createServerFromApplication(ServletConfig config) {
    JAXRSServerFactoryBean server =
        ResourceUtils.createApplication(getApplication(), true, false, false, getBus());
    getApplication().getClasses().stream()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .forEach(type -> server.setResourceProvider(type, new CdiResource(type)));
    server.setBus(getBus());
    server.create();
  }
}

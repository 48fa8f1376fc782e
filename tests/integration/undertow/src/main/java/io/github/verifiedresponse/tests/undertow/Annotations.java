package io.github.verifiedresponse.tests.undertow;

import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import java.util.EventListener;
import java.util.stream.Stream;

/** What annotations declare. */
record Annotations(DeploymentInfo application) {

  void declare(FoundClasses found) {
    for (Class<?> listener : found.annotatedWith(WebListener.class)) {
      application.addListener(new ListenerInfo(listener.asSubclass(EventListener.class)));
    }
    for (Class<?> servlet : found.annotatedWith(WebServlet.class)) {
      addServlet(servlet.asSubclass(Servlet.class), servlet.getAnnotation(WebServlet.class));
    }
    for (Class<?> filter : found.annotatedWith(WebFilter.class)) {
      addFilter(filter.asSubclass(Filter.class), filter.getAnnotation(WebFilter.class));
    }
  }

  private void addServlet(Class<? extends Servlet> type, WebServlet declared) {
    ServletInfo servlet = new ServletInfo(nameOf(type, declared.name()), type);
    servlet.addMappings(declared.value()).addMappings(declared.urlPatterns());
    servlet.setAsyncSupported(declared.asyncSupported());
    if (declared.loadOnStartup() >= 0) {
      servlet.setLoadOnStartup(declared.loadOnStartup());
    }
    for (WebInitParam parameter : declared.initParams()) {
      servlet.addInitParam(parameter.name(), parameter.value());
    }
    MultipartConfig multipart = type.getAnnotation(MultipartConfig.class);
    if (multipart != null) {
      servlet.setMultipartConfig(new MultipartConfigElement(multipart));
    }
    application.addServlet(servlet);
  }

  private void addFilter(Class<? extends Filter> type, WebFilter declared) {
    FilterInfo filter = new FilterInfo(nameOf(type, declared.filterName()), type);
    filter.setAsyncSupported(declared.asyncSupported());
    for (WebInitParam parameter : declared.initParams()) {
      filter.addInitParam(parameter.name(), parameter.value());
    }
    application.addFilter(filter);
    for (DispatcherType dispatcher : declared.dispatcherTypes()) {
      Stream.of(declared.value(), declared.urlPatterns())
          .flatMap(Stream::of)
          .forEach(
              pattern -> application.addFilterUrlMapping(filter.getName(), pattern, dispatcher));
      for (String servlet : declared.servletNames()) {
        application.addFilterServletNameMapping(filter.getName(), servlet, dispatcher);
      }
    }
  }

  private static String nameOf(Class<?> type, String declared) {
    return declared.isEmpty() ? type.getName() : declared;
  }
}

/** Verifies vendor-signed results in a servlet filter, before servlets see the request. */
@SuppressWarnings("requires-automatic")
module io.github.verifiedresponse.filter {
  requires transitive io.github.verifiedresponse.api;
  requires transitive jakarta.servlet;
  requires static org.jspecify;
  requires static jakarta.cdi;
  requires static spring.aop;
  requires static spring.beans;
  requires static spring.boot;
  requires static spring.context;
  requires static spring.core;
  requires static spring.web;
  requires static spring.webmvc;

  exports io.github.verifiedresponse.filter;

  provides jakarta.servlet.ServletContainerInitializer with
      io.github.verifiedresponse.filter.VerifiedResponseInitializer;
}

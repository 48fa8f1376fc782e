package org.springframework.web.servlet;

import jakarta.servlet.http.HttpServlet;

/** Named like Spring's, which calls handlers of its own. */
@SuppressWarnings("serial")
public class DispatcherServlet extends HttpServlet {}

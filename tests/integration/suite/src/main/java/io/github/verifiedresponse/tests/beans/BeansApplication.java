package io.github.verifiedresponse.tests.beans;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The server finds the resources, and the guard too. */
@ApplicationPath("/api")
public class BeansApplication extends Application {}

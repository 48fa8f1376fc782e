package io.github.verifiedresponse.tests.once;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The server finds the resources, and the guard too. */
@ApplicationPath("/api")
public class OnceApplication extends Application {}

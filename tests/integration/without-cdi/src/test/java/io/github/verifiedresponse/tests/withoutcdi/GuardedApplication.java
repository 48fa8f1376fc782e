package io.github.verifiedresponse.tests.withoutcdi;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Finds the resource by scanning. */
@ApplicationPath("/api")
public class GuardedApplication extends Application {}

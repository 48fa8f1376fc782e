package io.github.verifiedresponse.tests.hostile;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The server finds the resource. */
@ApplicationPath("/api")
public class HostileApplication extends Application {}

package io.github.verifiedresponse.samples.onboarding;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS resources; the server finds them, and the guard too. */
@ApplicationPath("/api")
public class OnboardingApplication extends Application {}

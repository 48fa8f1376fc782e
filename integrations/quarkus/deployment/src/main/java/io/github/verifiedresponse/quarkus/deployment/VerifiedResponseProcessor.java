package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.quarkus.VerifiedResponseRecorder;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.resteasy.reactive.server.deployment.ResteasyReactiveResourceMethodEntriesBuildItem;
import io.quarkus.resteasy.reactive.server.spi.MethodScannerBuildItem;
import io.quarkus.resteasy.reactive.spi.ContainerRequestFilterBuildItem;
import io.quarkus.resteasy.reactive.spi.ContainerResponseFilterBuildItem;
import io.quarkus.resteasy.reactive.spi.ExceptionMapperBuildItem;
import io.quarkus.undertow.deployment.ServletBuildItem;
import io.quarkus.undertow.deployment.WebMetadataBuildItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extension's build steps; Quarkus calls them while an application is built. */
public final class VerifiedResponseProcessor {
  private static final String FEATURE = "verified-response";
  private static final String RUNTIME = "io.github.verifiedresponse.quarkus.";
  private static final String CDI = "io.github.verifiedresponse.cdi.";

  /** As the runtime's filters: one after the other, behind the application's authentication. */
  private static final int TO_WORKER = 2499;

  private static final int GUARD = 2500;
  private static final int FROM_WORKER = 2501;

  /** Called by Quarkus. */
  public VerifiedResponseProcessor() {}

  @BuildStep
  FeatureBuildItem feature() {
    return new FeatureBuildItem(FEATURE);
  }

  @BuildStep
  void filters(
      BuildProducer<ContainerRequestFilterBuildItem> requests,
      BuildProducer<ContainerResponseFilterBuildItem> responses,
      BuildProducer<ExceptionMapperBuildItem> mappers,
      BuildProducer<MethodScannerBuildItem> scanners) {
    requests.produce(filter("ToWorkerFilter", TO_WORKER));
    requests.produce(filter("GuardFilter", GUARD));
    requests.produce(filter("FromWorkerFilter", FROM_WORKER));
    responses.produce(
        new ContainerResponseFilterBuildItem.Builder(RUNTIME + "HandlerEnd")
            .setPriority(Integer.MAX_VALUE)
            .build());
    mappers.produce(
        new ExceptionMapperBuildItem.Builder(
                RUNTIME + "AlreadyUsedMapper", AlreadyUsedException.class.getName())
            .build());
    scanners.produce(new MethodScannerBuildItem(new PayloadParameters()));
  }

  private static ContainerRequestFilterBuildItem filter(String name, int priority) {
    return new ContainerRequestFilterBuildItem.Builder(RUNTIME + name)
        .setPriority(priority)
        .build();
  }

  @BuildStep
  void beans(
      BuildProducer<AdditionalBeanBuildItem> additional,
      BuildProducer<UnremovableBeanBuildItem> unremovable) {
    additional.produce(AdditionalBeanBuildItem.unremovableOf(RUNTIME + "GuardedResources"));
    unremovable.produce(UnremovableBeanBuildItem.beanClassNames(CDI + "RequestPayloads"));
    unremovable.produce(
        UnremovableBeanBuildItem.beanTypes(ResponseVerifier.class, VerificationListener.class));
  }

  /** Looks at the annotated classes, and has the application check their verifiers at start. */
  @BuildStep
  @Record(ExecutionTime.RUNTIME_INIT)
  @Consume(SyntheticBeansRuntimeInitBuildItem.class)
  void check(
      CombinedIndexBuildItem index,
      ResteasyReactiveResourceMethodEntriesBuildItem endpoints,
      ValidationPhaseBuildItem beans,
      List<ServletBuildItem> servlets,
      Optional<WebMetadataBuildItem> descriptor,
      ShutdownContextBuildItem shutdown,
      BuildProducer<ReflectiveClassBuildItem> reflective,
      VerifiedResponseRecorder recorder) {
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    Set<String> annotated =
        AnnotatedClasses.in(index.getIndex(), index.getComputingIndex(), application);
    Set<String> resources = Endpoints.classes(endpoints);
    PlacementRules rules =
        new PlacementRules(
            resources,
            Beans.classes(beans.getContext()),
            Beans.intercepted(beans.getContext()),
            Beans.replacements(beans.getContext(), resources));
    Mistakes mistakes = new Mistakes();
    List<String> guarded = new ArrayList<>();
    for (String name : annotated) {
      mistakes
          .find(() -> rules.check(load(name)))
          .filter(Boolean::booleanValue)
          .ifPresent(resource -> guarded.add(name));
    }
    Servlets.classes(servlets, descriptor).stream()
        .filter(name -> !annotated.contains(name))
        .forEach(name -> mistakes.in(() -> rules.checkServlet(load(name))));
    mistakes.in(() -> Servlets.refuseFilterModules(application));
    Beans.refuseStalePayloads(beans.getContext(), mistakes);
    mistakes.report();
    reflective.produce(
        ReflectiveClassBuildItem.builder(annotated.toArray(String[]::new))
            .methods()
            .reason("VerifiedResponse reads the annotations of what it guards")
            .build());
    recorder.start(guarded, shutdown);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError incomplete) {
      throw ConfigurationException.of(
          Mistake.UNGUARDABLE,
          "@VerifiedResponse on "
              + name
              + " cannot be checked, because the class or what it inherits is not on the class"
              + " path: add what is missing",
          incomplete);
    }
  }
}

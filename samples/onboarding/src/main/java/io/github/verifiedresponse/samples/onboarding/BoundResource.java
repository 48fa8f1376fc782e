package io.github.verifiedresponse.samples.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * As a real back end would have it: a customer signs in, and from then on only results of this
 * customer's own checks are taken, and only those that the next step can use.
 *
 * <p><b>The sign-in is pretended, with real secrets too, and is no example to copy:</b> whoever
 * sends a name is signed in under it. A binding is worth as much as the sign-in behind it.
 */
@Path("/bound")
@RequestScoped
public class BoundResource {
  /** The session attribute that the settings of these verifiers name. */
  private static final String CUSTOMER = "customer";

  @Inject private HandlerRuns runs;

  /** Pretends a sign-in: it asks for a name and nothing else. Use your own sign-in instead. */
  @POST
  @Path("/customers/{name: [a-z0-9-]{1,40}}/sign-in")
  public void signIn(@PathParam("name") String name, @Context HttpServletRequest request) {
    request.getSession();
    request.changeSessionId();
    request.getSession().setAttribute(CUSTOMER, name);
  }

  /** Starts a document check: the vendor's SDK is given this reference. */
  @POST
  @Path("/references")
  @Produces(MediaType.APPLICATION_JSON)
  public String startDocumentCheck(@Context HttpServletRequest request) {
    try {
      return reference(
          Verifiers.ofApplication().references("shufti-bound").issue(customer(request)));
    } catch (RejectedException down) {
      throw new ServiceUnavailableException(1L, down);
    }
  }

  /** Starts a purchase: your back end has the vendor make an order, and remembers whose it is. */
  @POST
  @Path("/orders")
  @Produces(MediaType.APPLICATION_JSON)
  public String startPurchase(@Context HttpServletRequest request) {
    String order = PretendVendor.newOrder();
    try {
      Verifiers.ofApplication().references("purchase-bound").open(order, customer(request));
    } catch (RejectedException down) {
      throw new ServiceUnavailableException(1L, down);
    }
    return reference(order);
  }

  private static String reference(String reference) {
    return JsonNodeFactory.instance.objectNode().put("reference", reference).toString();
  }

  private static String customer(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(CUSTOMER) instanceof String customer) {
      return customer;
    }
    throw new NotAuthorizedException("Session"); // sign in first
  }

  /** Takes the customer's own liveness, at most five minutes old, and only if the face is alive. */
  @POST
  @Path("/liveness")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse(value = "caf-bound", accept = Outcome.APPROVED)
  public String liveness(@Context HttpServletRequest request) {
    runs.count("/api/bound/liveness");
    return Receipt.of(VerifiedPayload.require(request::getAttribute, "caf-bound"));
  }

  /** Takes results of the customer's own open reference: pending ones too, to show them. */
  @POST
  @Path("/document")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse(
      value = "shufti-bound",
      accept = {Outcome.APPROVED, Outcome.DECLINED, Outcome.PENDING})
  public String document(@Context HttpServletRequest request) {
    runs.count("/api/bound/document");
    return Receipt.of(VerifiedPayload.require(request::getAttribute, "shufti-bound"));
  }

  /** Takes the payment of an order that this customer has started, and takes it once. */
  @POST
  @Path("/purchase")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse(value = "purchase-bound", accept = Outcome.APPROVED)
  public String purchase(@Context HttpServletRequest request) {
    runs.count("/api/bound/purchase");
    return Receipt.ofFields(VerifiedPayload.require(request::getAttribute, "purchase-bound"));
  }
}

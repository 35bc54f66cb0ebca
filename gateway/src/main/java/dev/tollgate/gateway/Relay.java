package dev.tollgate.gateway;

import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.call.Answer.Answered;
import dev.tollgate.gateway.call.Answer.Failed;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Reply;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.call.Tab;
import dev.tollgate.gateway.codec.Refusals;
import dev.tollgate.gateway.delivery.BrokenAnswer;
import dev.tollgate.gateway.delivery.Deliveries;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.limit.Admission;
import dev.tollgate.gateway.limit.Settlement;
import dev.tollgate.gateway.provider.Provider.Dispatch;
import dev.tollgate.gateway.provider.Providers;
import dev.tollgate.gateway.route.Plan;
import dev.tollgate.gateway.route.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays one call from client to provider and back. Runs on one virtual thread; may block. */
public record Relay(
    Authenticator authenticator,
    Router router,
    Admission admission,
    Providers providers,
    Deliveries deliveries,
    Ledger ledger,
    InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /**
   * Tells the whole story of one call, and leaves exactly one end in the ledger however it ends.
   */
  public void relay(
      Inbound inbound, Client client, String operation, Function<Inbound, Request> codec) {
    Cancellation leave = new Cancellation();
    client.onLeave(leave::cancel);
    try (Tab tab = new Tab(inbound, operation, ledger, clock)) {
      try {
        Caller caller = authenticator.identify(inbound);
        tab.identified(caller);
        Request request = codec.apply(inbound);
        Plan plan = admission.admit(caller, request, router.plan(request), tab);
        serve(plan, request, inbound, client, leave, tab);
      } catch (Refused refused) {
        refuse(refused.reason(), client, tab);
      } catch (ClientGone gone) {
        tab.abandoned();
        throw gone;
      } catch (RuntimeException defect) {
        LOG.error("Call {} failed", inbound.id(), defect);
        refuse(new Refusal.Defect(), client, tab);
      }
    }
  }

  private void serve(
      Plan plan, Request request, Inbound inbound, Client client, Cancellation leave, Tab tab) {
    boolean passThrough =
        inbound.header("x-tollgate-delivery").filter("pass-through"::equals).isPresent();
    Attempt served = plan.first();
    long from = System.nanoTime();
    try (Served answer = firstAnswer(plan, request, leave, tab)) {
      served = answer.attempt();
      Attempt by = served;
      deliveries.deliver(
          answer.reply(),
          request,
          passThrough,
          client,
          tab::headers,
          metered -> {
            tab.waited(System.nanoTime() - from);
            var charge =
                Settlement.charge(metered, request, by.tariff(), tab.quote(), clock.instant());
            tab.settle(charge, metered.pictures(), answer.reply().status());
          });
    } catch (BrokenAnswer broken) {
      if (leave.isCancelled()) {
        throw new ClientGone();
      }
      boolean streamBegan = client.isAnswered() && request.stream();
      throw new Refused(
          streamBegan
              ? new Refusal.StreamBroken(served.provider())
              : new Refusal.OutcomeUnknown(served.provider(), broken.detail()));
    }
  }

  /**
   * The first attempt that answers; another is tried only when the one before surely did no work.
   */
  private Served firstAnswer(Plan plan, Request request, Cancellation leave, Tab tab) {
    List<Failure> failures = new ArrayList<>();
    for (Attempt attempt : plan.attempts()) {
      tab.sending(attempt);
      var dispatch =
          new Dispatch(tab.callId(), attempt, request, Bounds.PROVIDER_SILENCE_MAX, leave);
      switch (providers.send(dispatch)) {
        case Answered(Reply reply) -> {
          return new Served(attempt, reply);
        }
        case Failed(Failure failure) when leave.isCancelled() -> {
          if (failure.didNoWork()) {
            tab.didNoWork();
          }
          throw new ClientGone();
        }
        case Failed(Failure failure) -> {
          admission.judge(failure, request, tab);
          failures.add(failure);
        }
      }
    }
    throw new Refused(admission.exhausted(failures));
  }

  private static void refuse(Refusal reason, Client client, Tab tab) {
    Refusals.Rendered error = Refusals.render(reason);
    tab.refused(error.status(), error.code());
    if (!client.isAnswered()) {
      var headers = tab.headers().set("content-type", "application/json").setAll(error.headers());
      client.send(error.status(), headers, error.body());
    } else if (reason instanceof Refusal.StreamBroken) {
      byte[] event = Refusals.event(reason);
      client.write(event, 0, event.length);
      client.end(new dev.tollgate.gateway.call.Headers());
    } else {
      client.abort();
    }
  }

  private record Served(Attempt attempt, Reply reply) implements AutoCloseable {
    @Override
    public void close() {
      reply.close();
    }
  }
}

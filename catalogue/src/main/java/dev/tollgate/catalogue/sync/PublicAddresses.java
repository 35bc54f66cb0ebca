package dev.tollgate.catalogue.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Refuses names that lead inside a private network. It is asked when a connection is made, so that
 * no second answer of a name server can differ from the one that was checked.
 */
final class PublicAddresses implements DnsResolver {

  private static final int UNIQUE_LOCAL_MASK = 0xFE;
  private static final int UNIQUE_LOCAL = 0xFC;
  private static final int SHARED_FIRST = 100;

  @Override
  public InetAddress[] resolve(@Nullable String host) throws UnknownHostException {
    InetAddress[] places = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    for (InetAddress place : places) {
      if (isInside(place)) {
        throw new UnknownHostException(host + " is an address inside a private network");
      }
    }
    return places;
  }

  @Override
  public String resolveCanonicalHostname(@Nullable String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  static boolean isInside(InetAddress place) {
    byte[] bytes = place.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    boolean carrierShared =
        bytes.length == 4 && bytes[0] == SHARED_FIRST && (bytes[1] & 0xC0) == 0x40;
    return place.isLoopbackAddress()
        || place.isAnyLocalAddress()
        || place.isLinkLocalAddress()
        || place.isSiteLocalAddress()
        || place.isMulticastAddress()
        || uniqueLocal
        || carrierShared;
  }
}

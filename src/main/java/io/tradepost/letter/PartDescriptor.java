package io.tradepost.letter;

import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parser what a part is. Our own, because it must understand broken headers, and because
 * it is here that parts nested too deeply, or multiparts without a boundary, are made opaque to the
 * parser.
 */
final class PartDescriptor implements BodyDescriptorBuilder {
  /** RFC 2046 sets no limit; people reach four or five. */
  static final int DEEPEST = 30;

  private final int depth;
  private final String defaultType;
  private HeaderBlock header = new HeaderBlock();
  private @Nullable Described described;

  PartDescriptor(int depth, String defaultType) {
    this.depth = depth;
    this.defaultType = defaultType;
  }

  @Override
  public void reset() {
    header = new HeaderBlock();
    described = null;
  }

  @Override
  public @Nullable Field addField(RawField field) {
    header.add(field.getName(), field.getBody());
    described = null;
    return null;
  }

  @Override
  public BodyDescriptor build() {
    if (described == null) {
      described = new Described(header, PartHeader.of(header, defaultType), depth);
    }
    return described;
  }

  @Override
  public BodyDescriptorBuilder newChild() {
    boolean digest = PartHeader.of(header, defaultType).mediaType().equals("multipart/digest");
    return new PartDescriptor(depth + 1, digest ? "message/rfc822" : "text/plain");
  }

  /** What the walk gets back from the parser. */
  record Described(HeaderBlock block, PartHeader part, int depth) implements BodyDescriptor {
    @Override
    public String getMimeType() {
      boolean open = part.isMultipart() && !part.boundary().isEmpty() && depth < DEEPEST;
      return part.isMultipart() && !open ? "application/octet-stream" : part.mediaType();
    }

    @Override
    public String getMediaType() {
      return getMimeType().substring(0, getMimeType().indexOf('/'));
    }

    @Override
    public String getSubType() {
      return getMimeType().substring(getMimeType().indexOf('/') + 1);
    }

    @Override
    public String getBoundary() {
      return part.boundary();
    }

    @Override
    public String getCharset() {
      return part.charset();
    }

    @Override
    public String getTransferEncoding() {
      return part.encoding().isEmpty() ? "7bit" : part.encoding();
    }

    @Override
    public long getContentLength() {
      return -1;
    }
  }
}

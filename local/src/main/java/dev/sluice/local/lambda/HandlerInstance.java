package dev.sluice.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.sluice.local.template.FunctionSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** One handler object; like an execution environment of Lambda it serves one event at a time. */
final class HandlerInstance implements AutoCloseable {
  private final Object handler;

  private HandlerInstance(Object handler) {
    this.handler = handler;
  }

  /** Makes the handler by its constructor that takes the environment, else by the plain one. */
  static HandlerInstance create(FunctionSpec spec, Map<String, String> environment) {
    String name = spec.handler().replaceFirst("::.*", "");
    try {
      Class<?> type = Class.forName(name);
      for (Constructor<?> constructor : type.getConstructors()) {
        if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Map.class})) {
          return new HandlerInstance(constructor.newInstance(environment));
        }
      }
      return new HandlerInstance(type.getConstructor().newInstance());
    } catch (InvocationTargetException e) {
      throw new FunctionFailedException(
          "function " + spec.name() + " did not start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new FunctionFailedException(
          "function " + spec.name() + " has no usable handler class " + name, e);
    }
  }

  String invoke(String payload, Context context) {
    try {
      if (handler instanceof RequestStreamHandler stream) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        stream.handleRequest(
            new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
      }
      if (handler instanceof RequestHandler<?, ?> typed) {
        return invokeTyped(typed, payload, context);
      }
    } catch (IOException | RuntimeException e) {
      throw new FunctionFailedException(context.getFunctionName() + " failed: " + e, e);
    }
    throw new FunctionFailedException(
        handler.getClass().getName() + " is neither RequestHandler nor RequestStreamHandler", null);
  }

  /** Gives back what the handler holds, such as its ledger; Lambda ends it with its process. */
  @Override
  public void close() {
    if (handler instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(handler.getClass().getName() + " did not close", e);
      }
    }
  }

  @SuppressWarnings("unchecked") // the handler's own method says what it takes
  private static <I, O> String invokeTyped(
      RequestHandler<I, O> handler, String payload, Context context) {
    Method method =
        Arrays.stream(handler.getClass().getMethods())
            .filter(m -> m.getName().equals("handleRequest") && !m.isBridge())
            .filter(m -> m.getParameterCount() == 2)
            .findFirst()
            .orElseThrow();
    PojoSerializer<I> reader = serializer((Class<I>) method.getParameterTypes()[0]);
    O output = handler.handleRequest(reader.fromJson(payload), context);
    if (output == null) {
      return "null";
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    serializer((Class<O>) output.getClass()).toJson(output, json);
    return json.toString(StandardCharsets.UTF_8);
  }

  /** The choice that the Lambda runtime for Java makes. */
  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}

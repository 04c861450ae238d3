# Two stages: pip stays in the first one.
FROM python:3.12-slim AS build
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.lock

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /app shagi \
 && install -d -o shagi /data
COPY --from=build /venv /venv
WORKDIR /app
COPY bot bot
COPY content content
COPY handlers handlers
COPY locales locales
COPY models models
COPY scheduler scheduler
COPY services services
# The sandbox is the demonstration's Telegram: `docker run … python -m bot demo`.
COPY sandbox sandbox
# Byte code is written now: the process may not write it later.
RUN python -m compileall -q .
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BOT_DATA_DIR=/data \
    BOT_HEALTH_PORT=8080
USER shagi
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
    "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['BOT_HEALTH_PORT']}/health\", timeout=4)"]
# SIGTERM is answered within ten seconds, which is what `docker stop` waits.
CMD ["python", "-m", "bot", "run"]
